-- The named locations of Entra that hold the ranges of many organisations: "Gatehouse 001" is number 1.
create table shared_location (
    ordinal  integer primary key,
    entra_id varchar(64)
);

-- Which range of which location of ours sits in which of them. A range that has left stays written down, so that it is
-- told from one that somebody added by hand.
create table packed_range (
    location varchar(40) not null,
    cidr     varchar(50) not null,
    shared   integer     not null references shared_location (ordinal),
    state    varchar(10) not null,
    primary key (location, cidr, shared)
);
create index packed_range_by_shared on packed_range (shared);
create index packed_range_by_cidr on packed_range (cidr);
