package org.ncbrelay.adapter.directory;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ncbrelay.domain.taxa.Taxa;
import org.ncbrelay.domain.taxa.Taxa.Taxon;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Taxa from a table with the columns {@code scientific_name, common_name, cites_appendix, group}. The table that
 * ships with the relay is indicative; {@code relay.directory.taxa} names another one.
 */
@Component
class CsvTaxa implements Taxa {
    private final Map<String, Taxon> byName;

    CsvTaxa(@Value("${relay.directory.taxa:classpath:directory/taxa.csv}") Resource table) throws IOException {
        this.byName = CsvFile.read(table.getInputStream()).rows().stream()
                .map(CsvTaxa::taxon)
                .collect(toUnmodifiableMap(taxon -> key(taxon.scientificName()), Function.identity()));
    }

    @Override
    public Optional<Taxon> find(String scientificName) {
        return Optional.ofNullable(byName.get(key(scientificName)));
    }

    @Override
    public List<Taxon> search(String text, int limit) {
        String wanted = key(text);
        return byName.values().stream()
                .filter(taxon -> rank(taxon, wanted) < 2)
                .sorted(Comparator.comparingInt((Taxon taxon) -> rank(taxon, wanted))
                        .thenComparing(Taxon::scientificName))
                .limit(limit)
                .toList();
    }

    private static int rank(Taxon taxon, String wanted) {
        String scientific = key(taxon.scientificName());
        String common = key(taxon.commonName() == null ? "" : taxon.commonName());
        if (scientific.startsWith(wanted) || common.startsWith(wanted)) return 0;
        return scientific.contains(wanted) || common.contains(wanted) ? 1 : 2;
    }

    private static Taxon taxon(Map<String, String> row) {
        return new Taxon(
                row.get("scientific_name"), row.get("common_name"), row.get("cites_appendix"), row.get("group"));
    }

    private static String key(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
