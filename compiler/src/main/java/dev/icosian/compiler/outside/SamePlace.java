package dev.icosian.compiler.outside;

import dev.icosian.Problem;
import dev.icosian.internal.Declaration.PublicationDeclaration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two publications into one place, each of which would replace the other. */
final class SamePlace implements OutsideRule {
    static final String CODE = "Publish/SamePlace";

    @Override
    public void check(Outside outside, List<Problem> problems) {
        Map<String, PublicationDeclaration> byPlace = new LinkedHashMap<>();
        for (PublicationDeclaration publication : outside.declaration().publications()) {
            String place = publication.sink().id() + " "
                    + publication.sink().location().template();
            PublicationDeclaration other = byPlace.putIfAbsent(place, publication);
            if (other != null) {
                problems.add(new Problem(
                        CODE,
                        "'" + other.node() + "' and '" + publication.node() + "' are both published to "
                                + publication.sink().location().template() + " by "
                                + publication.sink().id() + ", where each replaces the other",
                        null,
                        "give each a place of its own"));
            }
        }
    }
}
