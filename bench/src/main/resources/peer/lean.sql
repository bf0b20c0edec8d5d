-- What an order cannot do without: its stock, the order and its lines, and what is to be done about it.
CREATE TABLE stock (
    sku text PRIMARY KEY,
    -- All that ever came in.
    supplied bigint NOT NULL,
    available bigint NOT NULL CHECK (available >= 0)
) WITH (fillfactor = 50);

CREATE TABLE orders (
    order_id text PRIMARY KEY,
    user_id bigint,
    email text,
    status text NOT NULL,
    reason text,
    total numeric(20, 4) NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE order_lines (
    order_id text NOT NULL,
    number integer NOT NULL,
    sku text NOT NULL,
    quantity bigint NOT NULL,
    unit_price numeric(14, 4) NOT NULL,
    PRIMARY KEY (order_id, number)
);

CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task_id text NOT NULL,
    payload text NOT NULL,
    created_at timestamptz NOT NULL
);
