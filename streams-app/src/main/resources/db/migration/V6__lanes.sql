-- The timers that the shop itself needs wait in a queue of their own. Rows that clients write go into the other two: query-api sees to that.
ALTER TABLE stockstream.schedules DROP CONSTRAINT schedules_queue_check;
ALTER TABLE stockstream.schedules
    ADD CONSTRAINT schedules_queue_check CHECK (queue IN ('default', 'priority', 'system'));
UPDATE stockstream.schedules SET queue = 'system'
WHERE task_type IN ('check_pending_orders', 'daily_order_report', 'daily_stock_report');
