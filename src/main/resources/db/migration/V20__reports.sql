-- Who joined Named Locations lately and may still put off registering, without a look at everybody.
create index census_by_joining on census (named_locations_since);
