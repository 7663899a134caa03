-- refused: the mail server's last word was a permanent no. stuck_at: when people were told.
alter table outbox add column refused boolean default false not null;
alter table outbox add column stuck_at timestamp;
