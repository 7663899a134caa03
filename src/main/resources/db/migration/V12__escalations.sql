-- A comment is kept beside the reasons, not among them.
alter table request_decision add column remark varchar(2000);

-- Who must leave a task to somebody else although they did not ask for it, such as the first reviewer.
create table work_item_barred (
    task_id varchar(64)  not null,
    login   varchar(120) not null,
    primary key (task_id, login)
);

-- Since when, and by which request, each range is registered.
alter table named_location_range add column since timestamp;
alter table named_location_range add column origin varchar(20);
update named_location_range set
    since = (select l.since from named_location l where l.id = location),
    origin = (select l.origin from named_location l where l.id = location);
