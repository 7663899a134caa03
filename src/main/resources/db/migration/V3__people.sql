-- Who has signed in, as the identity provider last described them. Empty in profile embedded.
create table person (
    login   varchar(120) primary key,
    name    varchar(200) not null,
    address varchar(254) not null,
    seen_at timestamp    not null
);
create index person_by_address on person (address);

create table person_group (
    login      varchar(120) not null references person (login),
    group_name varchar(80)  not null,
    primary key (login, group_name)
);
create index person_group_by_group on person_group (group_name);
