package org.ncbrelay.flow;

import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.delivery.Channels;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/**
 * Sends INTERPOL's letters to a country over the channel that is open: to the agency with the NCB's copy in the same transaction, or to the
 * NCB alone, which informs its agency (Annex 1.1, 1.2).
 */
@Service
public record WriteToAgency(Cases cases, Channels channels, Journal journal) {
    public void send(Letter letter, CaseReference reference) {
        for (Addressee recipient : recipients(cases.get(reference))) journal.send(letter, reference, recipient);
    }

    /** Who receives it, the NCB always. */
    public Addressee[] recipients(SupportCase request) {
        Addressee ncb = Addressee.ncbOf(request.reference());
        Addressee first = channels.of(request).isDirect() ? Addressee.agency(request) : ncb;
        return Stream.of(first, ncb).distinct().toArray(Addressee[]::new);
    }
}
