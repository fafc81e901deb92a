CREATE INDEX earlier_agency_by_length ON agency_of_an_earlier_version (length(code));
