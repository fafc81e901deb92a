-- Minutes have beside them all that their meeting left: its agenda, who took part, and every action, of which there are as many as the
-- meeting agreed on. Each of these has a bound of its own; the whole has none, as nobody could shorten it.

-- rolling: the version before wrote no longer ones, and reads them
ALTER TABLE product DROP CONSTRAINT product_formatted_check,
    ADD CONSTRAINT product_formatted_check CHECK (kind = 'MINUTES' OR length(formatted) <= 40000); -- our default
