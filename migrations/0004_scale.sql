-- Erasing a case looks for what waits to be delivered on its topic; few rows have one.
create index outbox_topic on outbox (topic) where topic is not null;
