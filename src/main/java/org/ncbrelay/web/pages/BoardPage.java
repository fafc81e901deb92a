package org.ncbrelay.web.pages;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.CaseOutcome;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.reading.InvisibleCharacters;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.port.CaseDiagrams;
import org.ncbrelay.store.board.Figures;
import org.ncbrelay.web.pages.inbox.Criteria;
import org.ncbrelay.web.pages.reader.Countries;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.tasklist.DiagramWords;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** An overview of all cases: the flowchart as a heat map, and the figures as plots and tables. */
@Controller
record BoardPage(
        Figures figures,
        CaseDiagrams diagrams,
        DiagramWords drawings,
        MemberCountries countries,
        Officers officers,
        ObjectMapper json,
        Clock clock) {
    /** The plots in the order of the page, and what each counts by. */
    private static final Map<String, String> PLOTS = plots();

    @GetMapping("/board")
    String board(@RequestParam Map<String, String> sent, @ModelAttribute("show") PageFormatter show, Model model) {
        model.addAttribute("bureau", officers.officer().isAny(Role.NCB_OFFICER, Role.NCB_HEAD));
        Figures.Filter filter = filter(sent);
        Instant now = clock.instant();
        model.addAttribute("thisYear", now.atZone(show.zone()).getYear());
        Figures.Counts counts = figures.of(filter, now);
        List<Figures.Node> nodes = figures.nodes(filter, now);
        model.addAttribute("filter", filter);
        model.addAttribute("counts", counts);
        model.addAttribute(
                "overdue", nodes.stream().mapToLong(Figures.Node::overdue).sum());
        model.addAttribute("countsJson", json.valueToTree(counts).toString());
        model.addAttribute("nodesJson", json.valueToTree(nodes).toString());
        model.addAttribute("words", json.valueToTree(words(counts, show)).toString());
        model.addAttribute("plots", PLOTS.keySet());
        model.addAttribute("diagrams", diagrams(nodes));
        model.addAttribute("countries", Countries.named(countries.codes(), show.locale()));
        model.addAttribute(
                "capabilities",
                Arrays.stream(Capability.values()).map(Enum::name).toList());
        return "board";
    }

    @GetMapping("/board/cases")
    String cases(
            @RequestParam String process,
            @RequestParam String activity,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "") String name,
            @RequestParam Map<String, String> sent,
            @ModelAttribute("show") PageFormatter show,
            Model model) {
        officers.officer();
        model.addAttribute("name", show.task(process + '/' + activity, name.isBlank() ? activity : name));
        model.addAttribute("process", process);
        model.addAttribute("overdueOnly", overdue);
        model.addAttribute(
                "items",
                figures.casesAt(
                        InvisibleCharacters.removedFrom(process),
                        InvisibleCharacters.removedFrom(activity),
                        overdue,
                        filter(sent),
                        clock.instant()));
        return "board-cases";
    }

    /** A diagram itself, labelled for its reader, for the viewer in our pages; it says nothing about any case. */
    @GetMapping("/diagrams/{process:[a-zA-Z]+}.bpmn")
    ResponseEntity<byte[]> diagram(@PathVariable String process, @ModelAttribute("show") PageFormatter show) {
        byte[] diagram = diagrams.own(process)
                .map(own -> drawings.translate(own, show.language()))
                .or(() -> drawings.diagram(process, show.language()))
                .orElseThrow(Refusal.NotFound::new);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(diagram);
    }

    private static Figures.Filter filter(Map<String, String> sent) {
        return new Figures.Filter(
                Criteria.dayOf(sent.get("from")),
                Criteria.dayOf(sent.get("to")),
                blankToNull(sent.get("country")),
                blankToNull(sent.get("capability")));
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() || InvisibleCharacters.areInLine(text) ? null : text;
    }

    private static Map<String, String> plots() {
        Map<String, String> plots = new LinkedHashMap<>();
        plots.put("acknowledge", "case.country");
        plots.put("backlog", "plot.backlog");
        plots.put("capabilities", "cases.capability");
        plots.put("funnel", "plot.funnel");
        plots.put("months", "plot.month");
        plots.put("statuses", "case.status");
        plots.put("outcomes", "case.outcome");
        return plots;
    }

    /** Who speaks to whom, then the diagrams of every case in the order of the flow, then those of support that have cases. */
    private List<String> diagrams(List<Figures.Node> nodes) {
        return Stream.of(
                        Stream.of("overview"),
                        diagrams.inOrder().stream(),
                        nodes.stream().map(Figures.Node::process).sorted())
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    /** The texts of the plots, in the reader's language. */
    private Map<String, String> words(Figures.Counts counts, PageFormatter show) {
        Map<String, String> words = new LinkedHashMap<>();
        counts.countries()
                .forEach(country -> words.put("country." + country.name(), show.organisation(country.name())));
        // All of them: one that no case has yet may come with a refresh.
        Arrays.stream(CaseStatus.values())
                .forEach(status -> words.put("status." + status, show.word("status", status)));
        Arrays.stream(CaseOutcome.values())
                .forEach(outcome -> words.put("outcome." + outcome, show.word("caseOutcome", outcome)));
        Arrays.stream(Capability.values())
                .forEach(capability -> words.put("capability." + capability, show.word("capability", capability)));
        IntStream.rangeClosed(1, 6).forEach(stage -> words.put("stage." + stage, show.text("stage." + stage)));
        List.of("1", "3", "7", "14", "30", "90", "more")
                .forEach(age -> words.put("age." + age, show.text("age." + age)));
        PLOTS.forEach((plot, of) -> words.put("of." + plot, show.text(of)));
        List.of("board.cases", "board.open", "board.overdue", "board.seizures", "board.arrests", "board.accountsClosed")
                .forEach(word -> words.put(word, show.text(word, "")));
        List.of("cases", "median", "ninety", "table", "nothing")
                .forEach(word -> words.put(word, show.text("plot." + word)));
        return words;
    }
}
