-- What an auditor searches by, each in the order of the results: the newest first.
-- diagram: the process and the version of it that ran, such as onboarding-request:2.
alter table request add column diagram varchar(120);
update request set diagram =
    (select d.key_ || ':' || d.version_
       from act_hi_procinst p join act_re_procdef d on d.id_ = p.proc_def_id_
      where p.proc_inst_id_ = request.process_instance);
create index request_by_diagram on request (diagram, number);
create index request_by_type on request (type, number);
create index request_by_submission on request (submitted_at);
create index request_by_requester on request (requested_by);
create index request_decision_by_outcome on request_decision (outcome, ritm);

-- Which cases are about an account, also by an address that it had before.
create index exception_term_by_address on exception_term (account_address);
create index enrolment_by_address on enrolment (address);
create index enablement_row_by_account on enablement_row (account, ritm);

-- What happened outside any request, and all of a kind, the newest first.
create index audit_fact_by_kind on audit_fact (kind, id);
create index audit_fact_by_time on audit_fact (at);
