package org.ncbrelay.web.pages.content;

import org.ncbrelay.domain.experts.ExpertEngagements;
import org.ncbrelay.domain.meeting.Invitations;
import org.ncbrelay.domain.preservation.Preservations;
import org.ncbrelay.flow.intelligence.ReadIntelligence;
import org.ncbrelay.port.CaseFiles;
import org.springframework.stereotype.Component;

/** Where the content of tasks is read. */
@Component
record Sources(
        CaseFiles files,
        ReadIntelligence intelligence,
        Invitations invitations,
        ExpertEngagements engagements,
        Preservations preservations) {}
