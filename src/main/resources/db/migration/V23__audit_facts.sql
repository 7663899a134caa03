-- The journal of requests becomes the trail of everything that is audited, also of what is about no request.
-- A fact's commitment is a hash of what it says and of its salt: both can expire while the commitment stays.
alter table journal rename to audit_fact;
alter table audit_fact alter column ritm drop not null;
alter table audit_fact alter column by_whom set data type varchar(254);
alter table audit_fact add column rulings varchar(12000);
alter table audit_fact add column salt varchar(32);
alter table audit_fact add column commitment varchar(64);
create index audit_fact_by_actor on audit_fact (by_whom, ritm);
