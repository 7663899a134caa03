-- What names or describes people goes when its time to live is over; the row stays, so that counts still add up.
create index audit_fact_by_age on audit_fact (expired_at, ritm, at);

-- relied_on_until: when a registered range that the request had asked for was last exchanged or removed.
alter table request add column relied_on_until timestamp;
alter table request add column expired_at timestamp;
create index request_by_expiry on request (expired_at, number);

alter table enrolment add column expired_at timestamp;
create index enrolment_by_expiry on enrolment (expired_at, ended_at);
create index enrolment_by_request on enrolment (ritm);

create index account_action_by_age on account_action (at);
create index account_note_by_age on account_note (at);
