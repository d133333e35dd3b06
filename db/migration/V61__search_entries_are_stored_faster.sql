-- Search entries are made by a join with the occupations themselves and go with their edition: that each of them names
-- an occupation need not be looked up again one by one.
alter table search_entry drop constraint search_entry_of_an_occupation;

-- The sorting of names stays in memory. Of an edition that is only just being stored the planner knows nothing and
-- takes it for empty; joining row by row would then make all names anew for every occupation.
alter function fill_search_entries(bigint) set work_mem = '64MB';
alter function fill_search_entries(bigint) set enable_nestloop = off;
