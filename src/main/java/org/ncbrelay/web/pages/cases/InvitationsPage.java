package org.ncbrelay.web.pages.cases;

import org.ncbrelay.domain.meeting.Invitations;
import org.ncbrelay.web.pages.reader.Officers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What other countries' cases ask of the reader's organisation: meetings and experts, and nothing else of those cases. */
@Controller
class InvitationsPage {
    private final Invitations invitations;
    private final Officers officers;

    InvitationsPage(Invitations invitations, Officers officers) {
        this.invitations = invitations;
        this.officers = officers;
    }

    @GetMapping("/invitations")
    String invitations(Model model) {
        officers.officer();
        model.addAttribute("meetings", invitations.toMeetings());
        model.addAttribute("experts", invitations.forExperts());
        return "invitations";
    }
}
