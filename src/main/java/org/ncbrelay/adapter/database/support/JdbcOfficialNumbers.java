package org.ncbrelay.adapter.database.support;

import org.ncbrelay.domain.notices.OfficialNumbers;
import org.ncbrelay.domain.notices.OfficialNumbers.Series;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Numbers by a counter row; a number whose transaction was rolled back is used again. */
@Repository
class JdbcOfficialNumbers implements OfficialNumbers {
    private final JdbcClient jdbc;

    JdbcOfficialNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String next(Series series, int year) {
        long number = jdbc.sql("""
                        INSERT INTO official_number (series, year, last) SELECT :series, :year, b.first FROM relay_number_block(:year) b
                        ON CONFLICT (series, year) DO UPDATE SET last = greatest(official_number.last + 1, excluded.last) RETURNING last""")
                .param("series", series.name())
                .param("year", year)
                .query(Long.class)
                .single();
        return "%s-%04d-%06d".formatted(series, year, number);
    }
}
