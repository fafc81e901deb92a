package org.ncbrelay.web.pages.inbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.output.Table;
import org.ncbrelay.flow.outputs.ExportLists;
import org.ncbrelay.port.Exporter;
import org.ncbrelay.security.load.Bulkhead;
import org.ncbrelay.web.FileDownload;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists as CSV, with the selection of their pages. */
@Controller
record ListFiles(
        ExportLists lists, Exporter exporter, MemberCountries countries, Officers officers, Bulkhead renderings) {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    @GetMapping("/tasks.csv")
    ResponseEntity<byte[]> tasks(@RequestParam Map<String, String> sent) {
        TaskFilter filter = TaskFilter.of(sent, countries.codes());
        return file("tasks.csv", () -> lists.tasks(filter.selection(), officers.officer()));
    }

    @GetMapping("/cases.csv")
    ResponseEntity<byte[]> cases(@RequestParam Map<String, String> sent, @ModelAttribute("show") PageFormatter show) {
        officers.officer();
        CaseFilter filter = CaseFilter.of(sent, countries.codes(), ExportLists.MOST, show.zone());
        return file("cases.csv", () -> lists.cases(filter.filter()));
    }

    @GetMapping("/intelligence.csv")
    ResponseEntity<byte[]> intelligence(
            @RequestParam Map<String, String> sent, @ModelAttribute("show") PageFormatter show) {
        CaseFilter filter = CaseFilter.of(sent, countries.codes(), ExportLists.MOST, show.zone());
        return file("intelligence.csv", () -> lists.intelligence(filter.selection(), officers.officer()));
    }

    private ResponseEntity<byte[]> file(String name, Supplier<Table> table) {
        return FileDownload.written(name, CSV, renderings.run(() -> exporter.csv(table.get())));
    }
}
