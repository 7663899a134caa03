-- How long each step of each diagram's version took, and requests as a whole: a distribution for each month.
create table duration_histogram (
    process   varchar(120) not null,
    version   integer      not null,
    element   varchar(255) not null,
    in_month  date         not null,
    kind      varchar(20)  not null,
    name      varchar(255) not null,
    counted   bigint       not null,
    total_ms  bigint       not null,
    histogram bytea        not null,
    primary key (process, version, element, in_month)
);
create index duration_histogram_by_month on duration_histogram (in_month);

-- How far each source has been read for good. Whoever counts locks its row.
create table duration_place (
    source   varchar(40) primary key,
    ended_at timestamp   not null,
    id       varchar(64) not null
);
insert into duration_place (source, ended_at, id) values ('activities', timestamp '2000-01-01 00:00:00', '');
insert into duration_place (source, ended_at, id) values ('completions', timestamp '2000-01-01 00:00:00', '');
insert into duration_place (source, ended_at, id) values ('decisions', timestamp '2000-01-01 00:00:00', '');

-- What was counted beyond that place, where something may still appear that ended before.
create table duration_seen (
    source   varchar(40) not null,
    id       varchar(64) not null,
    ended_at timestamp   not null,
    primary key (source, id)
);
create index duration_seen_by_end on duration_seen (source, ended_at);

create index request_by_completion on request (completed_at, ritm);
create index request_decision_by_time on request_decision (decided_at, id);

-- The registers: decisions of one outcome, the newest first, and those of one person.
create index request_decision_newest_of_outcome on request_decision (outcome, id);
create index request_decision_by_person on request_decision (decided_by, id);
create index compromise_case_by_remediation on compromise_case (remediated_at);
-- Work that is open, and requests whose step fails, without a look at what is over.
create index work_item_open on work_item (open, due_at);
create index request_retrying on request (retrying_since);
