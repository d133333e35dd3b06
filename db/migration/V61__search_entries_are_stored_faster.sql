-- Search entries are made by a join with the occupations themselves and go with their edition: that each of them names
-- an occupation need not be looked up again one by one. The sorting of names stays in memory.
alter table search_entry drop constraint search_entry_of_an_occupation;

alter function fill_search_entries(bigint) set work_mem = '64MB';
