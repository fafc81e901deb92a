package org.ncbrelay.web.pages.inbox;

import org.ncbrelay.flow.news.ReadNews;
import org.ncbrelay.port.CurrentOfficer;

/** How many followed cases have news, counted once where a page shows it. */
public final class Bell {
    private final ReadNews news;
    private final CurrentOfficer officers;
    private Integer count;

    Bell(ReadNews news, CurrentOfficer officers) {
        this.news = news;
        this.officers = officers;
    }

    public int getCount() {
        if (count == null) count = officers.isPresent() ? news.count(officers.officer()) : 0;
        return count;
    }
}
