-- The embedded directory stands in for Microsoft Entra. It shares the database file and nothing else.
create table if not exists directory_group (
    id           varchar(64) primary key,
    display_name varchar(256) not null,
    organisation varchar(10),
    mail_enabled boolean      not null
);
create index if not exists directory_group_by_name on directory_group (display_name);

create table if not exists directory_policy_link (
    group_id varchar(64) not null,
    policy   varchar(20) not null,
    primary key (group_id, policy)
);

create table if not exists directory_loaded (
    tenant varchar(40) primary key
);

create table if not exists directory_named_location (
    location     varchar(40) primary key,
    display_name varchar(256) not null
);

create table if not exists directory_named_range (
    location varchar(40) not null,
    cidr     varchar(50) not null,
    primary key (location, cidr)
);
