-- An account that has something outstanding after joining a policy. The slot is empty once it is over, so that one
-- account is followed once at a time.
create table enrolment (
    id               varchar(40) primary key,
    account_id       varchar(64)  not null,
    slot             varchar(64) unique,
    address          varchar(254) not null,
    organisation     varchar(10),
    policy           varchar(20)  not null,
    begun_at         timestamp    not null,
    effective_at     timestamp    not null,
    grace_ends_at    timestamp,
    register_by      timestamp    not null,
    in_force_at      timestamp,
    per_user_off_at  timestamp,
    registered_at    timestamp,
    state            varchar(20)  not null,
    because          varchar(4000),
    ended_at         timestamp,
    process_instance varchar(64),
    ritm             varchar(20)
);
create index enrolment_by_account on enrolment (account_id, begun_at);
create index enrolment_by_organisation on enrolment (organisation, state, begun_at);
create index enrolment_by_instance on enrolment (process_instance);
