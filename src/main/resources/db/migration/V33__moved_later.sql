-- Who had running instances moved, where that was later and not as the version came into force.
alter table model_migration add column by_whom varchar(254);
