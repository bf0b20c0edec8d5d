-- What the catalogue did not have when an order was placed is asked for again by checks: five minutes were long for that. A schedule that someone
-- has set otherwise stays.
UPDATE stockstream.schedules SET every_seconds = 60
WHERE task_type = 'check_pending_orders' AND every_seconds = 300;
