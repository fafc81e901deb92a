-- A search for a word that most cases have: the index of words listed all of them before the first was seen, which at a million cases was most of
-- what such a search took. Where the planner expects so many matches that the first rows along the order of the list hold more than are counted,
-- these are looked at first. EXPLAIN makes the function volatile; it changes nothing.
CREATE OR REPLACE FUNCTION first_matches(matching text, along_the_order text, needed bigint, most int, OUT matches text[], OUT many boolean)
    LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    walked CONSTANT int := 2500; -- as in relay_list
    cases CONSTANT float8 := (SELECT reltuples FROM pg_class WHERE oid = 'case_figure'::regclass);
    enough CONSTANT bigint := greatest(needed, most + 1);
    expected json;
BEGIN
    -- Below, the index is as fast; our default.
    IF cases > 10 * most THEN
        EXECUTE 'EXPLAIN (FORMAT JSON) ' || matching INTO expected;
        -- The planner guesses that the grants leave half of the rows.
        IF (expected #>> '{0,Plan,Plan Rows}')::float8 * 2 * walked / cases > most THEN
            EXECUTE format('SELECT ARRAY(%s LIMIT %s)', along_the_order, enough) INTO matches;
            IF cardinality(matches) = enough THEN
                many := true;
                matches := matches[:needed];
                RETURN;
            END IF;
        END IF;
    END IF;
    EXECUTE format('SELECT ARRAY(%s LIMIT %s)', matching, most + 1) INTO matches;
    many := cardinality(matches) > most;
    IF many THEN
        EXECUTE format('SELECT ARRAY(%s LIMIT %s)', along_the_order, needed) INTO matches;
        IF cardinality(matches) < needed THEN
            EXECUTE format('SELECT ARRAY(%s)', matching) INTO matches;
        END IF;
    END IF;
END $$;
