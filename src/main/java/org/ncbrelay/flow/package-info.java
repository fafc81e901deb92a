/**
 * The steps of the flowchart. A package has the name of its diagram in {@code bpmn/} and holds all of the step, also of the diagrams that
 * only this step uses: {@code <Step>Step} with a method for each task that records something, larger use cases by themselves (imperative names), and
 * {@code <Step>Process} with the ids and variables shared with the diagram and what each of its tasks does, in its order.
 * A step knows no other step: the diagram determines which one follows. What several steps share is in this package.
 * <p>
 * Direction 1, a country asks for support (map: {@code supportRequest}):
 * <ol>
 *   <li>{@code flow/intake}: the request is filed, addressed to the NCB, and copied to the General Secretariat, in one act
 *   <li>{@code flow/acknowledgment}: the NCB acknowledges, returns it for correction, or declines
 *   <li>{@code flow/authorization}: next to the steps below, the NCB decides on direct contact; {@code flow/messages}: the open channel,
 *       and letters that could not be delivered
 *   <li>{@code flow/recording}: the case enters the INTERPOL Information System from an official source
 *   <li>{@code flow/triage}: INTERPOL's wildlife team assesses it and chooses what support to give ({@code flow/supportoffer}: what no one
 *       requested is offered; {@code flow/furthersupport}: what the country asks for later)
 *   <li>support, one package for each capability, shared words in {@code flow/support}:
 *     {@code flow/support/sharing}, {@code flow/support/mentoring}, {@code flow/support/istdeployment} (a team in the country),
 *     {@code flow/support/coordinationmeeting}, {@code flow/support/capacitybuilding}, {@code flow/support/expertnetwork} and
 *     {@code flow/support/generalcapability} (notice, diffusion, database check, forensic support, training, and their hits)
 *   <li>{@code flow/exchange}: what passes between the team and the agency, directly with the NCB's copy or through an act of the NCB
 *   <li>{@code flow/delivery}: each product goes directly or via the NCB, which has the copy either way
 *   <li>{@code flow/closure}: the agency confirms and reports back, the team closes the case, also where nothing was delivered
 * </ol>
 * At any moment: withdrawal and refusal, on the map itself ({@code flow/supportrequest}); {@code flow/preservation} (data held by platforms) and
 * {@code flow/hitquestion} (a trace that also occurs in another country's case) in addition to it; {@code flow/evidence}, {@code flow/supplement} (what is
 * added after the record),
 * {@code flow/tasks} (decisions that are referred to the next office, claims that are released, tasks that are assigned), and what leaves a case: {@code flow/outputs}, {@code flow/audit}, {@code flow/retention}.
 * What officers see of the work: {@code flow/news} (followed cases, what is unread, the digest). What they arrange for themselves: {@code flow/personal} (substitutes, saved views of lists, tokens of scripts).
 * Outside all cases: {@code flow/administration} (operators change accounts, two at a time; sessions are ended).
 * <p>
 * Direction 2, INTERPOL disseminates intelligence (map: {@code intelligence}, its own acts in {@code flow/intelligence}):
 * <ol>
 *   <li>{@code flow/externalsource}: material from outside gets its caveat and its grading
 *   <li>{@code flow/release}: the owner's restrictions are checked, the owner or the external source is asked, a second person releases
 *   <li>{@code flow/dispatch}: to each country, directly or via its NCB
 *   <li>{@code flow/feedback}: receipt and report back; a national unit asks for direct contact
 * </ol>
 */
package org.ncbrelay.flow;
