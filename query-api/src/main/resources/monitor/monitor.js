"use strict";

const PERIOD_MS = 5000;
const news = document.getElementById("news");

// Whatever comes from tasks is put in as text, never as markup.
function cell(content) {
  const td = document.createElement("td");
  td.append(content instanceof Node ? content : String(content ?? ""));
  return td;
}

function fill(id, rows, cells) {
  const lines = (rows ?? []).map(row => {
    const tr = document.createElement("tr");
    tr.append(...cells(row).map(cell));
    return tr;
  });
  document.querySelector(`#${id} tbody`).replaceChildren(...lines);
}

async function explain(response) {
  const problem = await response.json().catch(() => ({}));
  return problem.detail ?? `The server answered ${response.status}.`;
}

async function act(taskId, action) {
  const response = await fetch(`/monitor/tasks/${encodeURIComponent(taskId)}/${action}`,
    { method: "POST", headers: { "X-Stockstream-Monitor": "page" } });
  news.textContent = response.ok ? `${taskId}: ${action} is written.` : `${taskId}: ${await explain(response)}`;
}

function retryButton(taskId) {
  const button = document.createElement("button");
  button.textContent = "Retry";
  button.addEventListener("click", () => act(taskId, "retry").catch(tell));
  return button;
}

function tell(failure) {
  news.textContent = `The server does not answer (${failure.message}).`;
}

async function refresh() {
  const response = await fetch("/api/v1/monitor");
  if (!response.ok) {
    news.textContent = await explain(response);
    return;
  }
  const view = await response.json();
  if (view.problems.length > 0) {
    news.textContent = view.problems.join("\n");
  }
  fill("workers", view.workers, each => [each.queue, each.host, each.client_id, each.partitions.join(", ")]);
  fill("queues", view.queues, each => [each.queue, each.topic, each.waiting]);
  fill("tasks", view.tasks, each => [each.type, each.status, each.count]);
  fill("failed", view.failed, each =>
    [each.task_id, each.type, each.requested_at, each.error, retryButton(each.task_id)]);
}

async function loop() {
  await refresh().catch(tell);
  setTimeout(loop, PERIOD_MS);
}

document.getElementById("one").addEventListener("submit", event => {
  event.preventDefault();
  act(document.getElementById("one-id").value, event.submitter.name).catch(tell);
});

loop();
