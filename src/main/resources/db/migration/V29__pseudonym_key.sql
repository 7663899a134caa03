-- What the pseudonyms of people in event logs are made with. One row, made when it is first needed; without it nobody
-- can tell whose pseudonym is whose, nor make the same ones again.
create table pseudonym_key (
    one    integer primary key check (one = 1),
    secret varchar(64) not null
);
