-- Text messages and calls go to UK numbers only. The number itself stays with the directory.
alter table census add column number_outside_uk boolean default false not null;
