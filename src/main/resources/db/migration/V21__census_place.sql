-- A directory's cursor holds its place in several sources, the groups of the policies, and the accounts still to be told.
alter table census_reading alter column place set data type varchar(1000000);
