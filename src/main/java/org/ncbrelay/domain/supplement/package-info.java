/** What a country adds to its case after the submission, and whether an official source stands for it (Annex 1.1). */
package org.ncbrelay.domain.supplement;
