-- A slot holds an organisation's code and the name of a location, of 120 characters, of which some become two in lower
-- case.
alter table request alter column slot set data type varchar(300);
alter table named_location alter column held_name set data type varchar(300);

-- A subject holds such a name and an organisation's; a key the longest address beside the step that wrote to it.
alter table outbox alter column subject set data type varchar(1000);
alter table outbox alter column dedup_key set data type varchar(600);
