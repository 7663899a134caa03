-- The rows of lists of accounts to be enabled, and what became of each. The work goes on from here after a restart.
create table enablement_row (
    ritm       varchar(20)  not null references request (ritm),
    line       integer      not null,
    account    varchar(254) not null,
    verdict    varchar(20)  not null,
    reasons    varchar(300) not null,
    failures   integer      not null,
    settled_at timestamp,
    primary key (ritm, line)
);
create index enablement_row_to_do on enablement_row (ritm, verdict, failures, line);
