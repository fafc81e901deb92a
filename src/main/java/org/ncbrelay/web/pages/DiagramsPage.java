package org.ncbrelay.web.pages;

import org.ncbrelay.domain.Refusal;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The diagrams themselves, for the viewer in our pages; they say nothing about any case. */
@Controller
class DiagramsPage {
    @GetMapping("/diagrams/{process:[a-zA-Z]+}.bpmn")
    ResponseEntity<Resource> diagram(@PathVariable String process) {
        Resource diagram = new ClassPathResource("bpmn/" + process + ".bpmn");
        if (!diagram.exists()) throw new Refusal.NotFound();
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(diagram);
    }
}
