-- How often a step of a lock-down was tried without success: the audited fact of its success says which try that was.
alter table compromise_step add column attempts integer default 0 not null;
