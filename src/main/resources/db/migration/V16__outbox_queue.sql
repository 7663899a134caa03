-- The next mail is found without sorting all that are unsent, also when 20,000 are written within a minute.
create index outbox_queue on outbox (sent_at, attempts, id);
drop index outbox_unsent;
