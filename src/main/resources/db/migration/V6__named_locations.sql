-- A named-location request may hold 2,000 ranges, and an update the former ones beside them.
alter table request alter column details set data type varchar(1000000);
alter table request alter column warnings set data type varchar(1000000);
alter table idempotency_key alter column body set data type varchar(1000000);

-- Twenty reasons of 2,000 characters each.
alter table request_decision alter column reasons set data type varchar(100000);
alter table journal alter column details set data type varchar(100000);
alter table outbox alter column body set data type varchar(200000);

alter table request add column escalate_until timestamp;
alter table request add column resubmission_of varchar(20);
alter table request add column resubmitted_as varchar(20);

-- Counts every change of the tables below, and is locked by whoever files, so that of two requests for one range the
-- second sees the first.
create table location_register (
    id      integer primary key,
    version bigint not null
);
insert into location_register (id, version) values (1, 0);

create table named_location (
    id           varchar(40) primary key,
    organisation varchar(10),
    name         varchar(120) not null,
    held_name    varchar(140) unique,
    origin       varchar(20)  not null,
    since        timestamp    not null,
    ended_at     timestamp
);
create index named_location_in_force on named_location (ended_at, organisation, name);

create table named_location_range (
    location varchar(40) not null references named_location (id),
    cidr     varchar(50) not null,
    primary key (location, cidr)
);

create table wanted_range (
    ritm varchar(20) not null references request (ritm),
    cidr varchar(50) not null,
    primary key (ritm, cidr)
);
