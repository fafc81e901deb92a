package org.ncbrelay.web.pages;

import org.ncbrelay.domain.Refusal;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.tasklist.DiagramWords;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The diagrams themselves, labelled for their reader, for the viewer in our pages; they say nothing about any case. */
@Controller
class DiagramsPage {
    private final DiagramWords diagrams;

    DiagramsPage(DiagramWords diagrams) {
        this.diagrams = diagrams;
    }

    @GetMapping("/diagrams/{process:[a-zA-Z]+}.bpmn")
    ResponseEntity<byte[]> diagram(@PathVariable String process, @ModelAttribute("show") PageFormatter show) {
        byte[] diagram = diagrams.diagram(process, show.language()).orElseThrow(Refusal.NotFound::new);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(diagram);
    }
}
