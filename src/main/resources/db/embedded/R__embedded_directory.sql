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

create table if not exists directory_account (
    id                  varchar(64) primary key,
    address             varchar(254) not null,
    display_name        varchar(256) not null,
    organisation        varchar(10),
    kind                varchar(30)  not null,
    enabled             boolean      not null,
    administrator       boolean      not null,
    break_glass         boolean      not null,
    per_user_mfa        boolean      not null,
    sessions_valid_from timestamp    not null
);
create unique index if not exists directory_account_by_address on directory_account (address);
create index if not exists directory_account_by_organisation on directory_account (organisation, address);

-- What an account is found by: its address, and its name from the first and from every other word on.
create table if not exists directory_account_term (
    term       varchar(256) not null,
    account_id varchar(64)  not null,
    primary key (term, account_id)
);
create index if not exists directory_account_term_by_account on directory_account_term (account_id);

create table if not exists directory_account_method (
    account_id varchar(64) not null,
    ordinal    integer     not null,
    type       varchar(30) not null,
    detail     varchar(200),
    primary key (account_id, ordinal)
);

create table if not exists directory_account_licence (
    account_id varchar(64)  not null,
    name       varchar(100) not null,
    primary key (account_id, name)
);

create table if not exists directory_member (
    group_id   varchar(64) not null,
    account_id varchar(64) not null,
    primary key (group_id, account_id)
);
create index if not exists directory_member_by_account on directory_member (account_id);

-- What an account has beside what everybody looks at. One that nothing was changed of has no row.
create table if not exists directory_account_more (
    account_id           varchar(64) primary key,
    password_set_at      timestamp,
    out_of_office        varchar(4000),
    one_drive_deleted_at timestamp
);

-- The recycle bin.
create table if not exists directory_deleted_account (
    id           varchar(64) primary key,
    address      varchar(254) not null,
    display_name varchar(256) not null,
    organisation varchar(10),
    kind         varchar(30)  not null,
    deleted_at   timestamp    not null
);
create index if not exists directory_deleted_account_by_address on directory_deleted_account (address, deleted_at);

create table if not exists directory_device (
    account_id varchar(64)  not null,
    ordinal    integer      not null,
    name       varchar(100) not null,
    enabled    boolean      not null,
    primary key (account_id, ordinal)
);

create table if not exists directory_mailbox_rule (
    account_id  varchar(64)  not null,
    ordinal     integer      not null,
    name        varchar(100) not null,
    enabled     boolean      not null,
    forwards_to varchar(254),
    primary key (account_id, ordinal)
);

create table if not exists directory_mailbox_delegate (
    account_id varchar(64)  not null,
    delegate   varchar(254) not null,
    primary key (account_id, delegate)
);

create table if not exists directory_one_drive_delegate (
    account_id varchar(64)  not null,
    delegate   varchar(254) not null,
    primary key (account_id, delegate)
);

-- Numbers what changes. Whoever takes a number holds the only row until it commits.
create table if not exists directory_feed (
    last_number bigint not null
);
insert into directory_feed (last_number) select 0 where not exists (select 1 from directory_feed);

create table if not exists directory_change (
    account_id varchar(64) primary key,
    number     bigint    not null,
    at         timestamp not null
);
create index if not exists directory_change_by_number on directory_change (number, account_id);
