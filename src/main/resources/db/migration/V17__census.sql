-- What the directory last told of every account that exists. It can be made anew from the directory at any time.
create table census (
    account_id            varchar(64) primary key,
    address               varchar(254) not null,
    display_name          varchar(256) not null,
    organisation          varchar(10),
    kind                  varchar(30)  not null,
    enabled               boolean      not null,
    administrator         boolean      not null,
    break_glass           boolean      not null,
    per_user_mfa          boolean      not null,
    methods               varchar(200) not null,
    standard              boolean      not null,
    standard_since        timestamp,
    named_locations       boolean      not null,
    named_locations_since timestamp
);
create index census_by_address on census (address);
create index census_by_organisation on census (organisation, address);

create table census_reading (
    id        integer primary key,
    place     varchar(4000),
    caught_up timestamp,
    version   bigint not null
);
insert into census_reading (id, version) values (1, 0);
