-- Holding this row is the right to change Conditional Access, for one node of the cluster at a time.
create table directory_lock (
    name varchar(40) primary key
);
insert into directory_lock (name) values ('conditional-access');
