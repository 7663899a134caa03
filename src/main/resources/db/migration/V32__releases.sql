-- Versions of diagrams and tables that came into force while the product ran, and what was to become of running cases.
create table model_release (
    model_key   varchar(120)  not null,
    version     integer       not null,
    at          timestamp     not null,
    by_whom     varchar(254)  not null,
    proposed_by varchar(254)  not null,
    why         varchar(4000) not null,
    change_id   bigint,
    running     varchar(10)   not null,
    back_to     integer,
    primary key (model_key, version)
);

-- The move of running instances to such a version; the work goes on from here after a restart.
create table model_migration (
    model_key  varchar(120) not null,
    version    integer      not null,
    started_at timestamp    not null,
    ended_at   timestamp,
    primary key (model_key, version),
    foreign key (model_key, version) references model_release (model_key, version)
);

-- Each instance that ran by then, and what became of it.
create table model_migration_instance (
    model_key    varchar(120)  not null,
    version      integer       not null,
    instance     varchar(64)   not null,
    subject      varchar(255)  not null,
    from_version integer       not null,
    definition   varchar(64)   not null,
    state        varchar(10)   not null,
    attempts     integer       not null,
    why          varchar(2000),
    primary key (model_key, version, instance),
    foreign key (model_key, version) references model_migration (model_key, version)
);
create index model_migration_instance_next on model_migration_instance (model_key, version, state, attempts, instance);
