package org.ncbrelay.web.pages.administration;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.directory.DirectoryEntry;
import org.ncbrelay.flow.administration.ChangeDirectory;
import org.ncbrelay.security.load.Bulkhead;
import org.ncbrelay.web.DirectoryTable;
import org.ncbrelay.web.FileDownload;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.ncbrelay.web.pages.work.FormInput;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The directory as operators maintain it: one requests a change, another confirms it on the page of changes. */
@Controller
record DirectoryAdministrationPage(ChangeDirectory directory, Bulkhead renderings) {
    private static final String PAGE = "/administration/directory";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    @GetMapping(PAGE)
    String read(Principal operator, Model model) {
        model.addAttribute("directory", directory.read(operator.getName()));
        model.addAttribute("fields", DirectoryEntry.FIELDS);
        return "directory";
    }

    /** As it is imported. */
    @GetMapping(PAGE + ".csv")
    ResponseEntity<byte[]> export(Principal operator) {
        String table = renderings.run(
                () -> DirectoryTable.write(directory.read(operator.getName()).entries()));
        return FileDownload.written("directory.csv", CSV, table.getBytes(StandardCharsets.UTF_8));
    }

    /** What the form leaves empty stays as it is. */
    @PostMapping(PAGE)
    String change(
            @RequestParam Map<String, String> sent,
            Principal operator,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        Map<String, String> values = new TreeMap<>(sent);
        values.keySet().retainAll(DirectoryEntry.FIELDS);
        String code = sent.getOrDefault("code", "").strip();
        Map<String, String> typed = new TreeMap<>(values);
        typed.put("code", code);
        values.values().removeIf(String::isBlank);
        FormInput.sent("entry", typed)
                .attempt(() -> directory.propose(code, values, operator.getName()), "done.directoryAsked", show, next);
        return "redirect:" + PAGE;
    }

    @PostMapping(PAGE + "/import")
    String importTable(
            @RequestParam(defaultValue = "") String table,
            @RequestParam(defaultValue = "true") boolean dryRun,
            Principal operator,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        next.addFlashAttribute("table", table);
        try {
            next.addFlashAttribute(
                    "changes",
                    directory
                            .importTable(DirectoryTable.rows(table), dryRun, operator.getName())
                            .changes());
            next.addFlashAttribute("done", dryRun ? "done.directoryChecked" : "done.directoryAsked");
        } catch (Refusal.Invalid wrong) {
            RefusalTexts texts = new RefusalTexts(show);
            next.addFlashAttribute(
                    "problem",
                    wrong.violations().stream()
                            .map(each -> texts.of(each.field().isEmpty() ? null : each.field(), each))
                            .collect(Collectors.joining(" · ")));
        } catch (Refusal.Conflict nothing) {
            RefusalTexts.show(nothing, show, next);
        }
        return "redirect:" + PAGE;
    }
}
