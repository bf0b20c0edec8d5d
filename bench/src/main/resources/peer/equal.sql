-- What Stockstream keeps as well, and the indexes of the lists that its REST API gives.
CREATE TABLE order_decisions (
    order_id text NOT NULL,
    sequence integer NOT NULL,
    step text NOT NULL,
    detail text NOT NULL,
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (order_id, sequence)
);

CREATE TABLE tasks (
    task_id text PRIMARY KEY,
    type text NOT NULL,
    queue text NOT NULL,
    state text NOT NULL,
    payload text NOT NULL,
    requested_at timestamptz NOT NULL
);

CREATE TABLE task_states (
    task_id text NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (task_id, version)
);

CREATE TABLE report_rows (
    business_day date NOT NULL,
    order_id text NOT NULL,
    count_product bigint NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (business_day, order_id)
);

CREATE TABLE stock_history (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku text NOT NULL,
    order_id text NOT NULL,
    change bigint NOT NULL,
    at timestamptz NOT NULL
);

CREATE INDEX orders_by_status ON orders (status, created_at, order_id);
CREATE INDEX orders_by_user ON orders (user_id, created_at, order_id);
CREATE INDEX tasks_by_type ON tasks (type, state, requested_at, task_id);
CREATE INDEX stock_history_by_sku ON stock_history (sku, at, id);
CREATE INDEX stock_history_by_order ON stock_history (order_id);
