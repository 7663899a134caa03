create table document (
    id          varchar(40) primary key,
    ritm        varchar(20)  not null references request (ritm),
    name        varchar(200) not null,
    media_type  varchar(60)  not null,
    octets      integer      not null,
    sha256      varchar(64)  not null,
    content     blob not null,
    uploaded_by varchar(120) not null,
    uploaded_at timestamp    not null
);
create index document_by_ritm on document (ritm, uploaded_at);
