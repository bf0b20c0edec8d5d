package io.stockstream.task.http;

/** What a client gets for a task that it asks for: the task once it is over, or the receipt. */
public sealed interface TaskAnswer permits TaskView, TaskReceipt.Commanded {}
