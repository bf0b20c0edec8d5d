package io.stockstream.task.http;

/** How far a task has come, in short. */
record TaskStatusView(String taskId, String status, Object result) {

    static TaskStatusView of(TaskView task) {
        return new TaskStatusView(task.taskId(), task.status(), task.result());
    }
}
