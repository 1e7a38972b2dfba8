// SPDX-License-Identifier: Apache-2.0
#include <policygraph/resolve/brand_origin.hpp>

namespace policygraph::resolve {

namespace {

constexpr std::string_view k_gi = "gi";
constexpr std::string_view k_regional = "regional";

bool known(int scope) {
    return scope != k_no_place && scope != k_country;
}

bool in_one_line(const PlaceTable& places, int place, int scope) {
    return known(scope) && (places.within(place, scope) || places.within(scope, place));
}

bool is_county_short(const PlaceTable& places, const PlaceTable::Prefix& prefix) {
    return !prefix.full && places[prefix.place].level >= Level::County;
}

bool in_its_prefecture(const PlaceTable& places, int county, int scope) {
    const int above = places[county].parent;
    const bool prefecture = above != k_no_place && places[above].level == Level::Prefecture;
    return known(scope) && places.within(scope, prefecture ? above : county);
}

bool counts(const PlaceTable& places, const PlaceTable::Prefix& prefix, int scope) {
    return is_county_short(places, prefix) ? in_its_prefecture(places, prefix.place, scope)
                                           : in_one_line(places, prefix.place, scope);
}

/// The document's place or one above it, anywhere in the name: 好品山东.
int own_place_inside(std::string_view name, const PlaceTable& places, int scope) {
    for (int place = scope; known(place); place = places[place].parent) {
        for (const std::string& form : {places[place].name, places[place].short_name}) {
            if (name.size() > form.size() && name.find(form) != std::string_view::npos) {
                return place;
            }
        }
    }
    return k_no_place;
}

int place_before(std::string_view written, const PlaceTable& places, int scope) {
    const auto prefixes = places.prefixes(written, scope);
    if (written.empty() || prefixes.empty() || prefixes.front().size != written.size()) {
        return k_no_place;
    }
    // 城区, 矿区 are names of counties and plain words; provinces and prefectures have names of their own.
    const PlaceTable::Prefix& prefix = prefixes.front();
    const bool clear = places[prefix.place].level <= Level::Prefecture || counts(places, prefix, scope);
    return clear ? prefix.place : k_no_place;
}

} // namespace

BrandOrigin origin_of(const extract::Brand& brand, const PlaceTable& places, int scope) {
    bool elsewhere = false; // the name says another place than the document's
    for (const PlaceTable::Prefix& prefix : places.prefixes(brand.name, scope)) {
        if (prefix.size < brand.name.size() && (brand.type == k_gi || counts(places, prefix, scope))) {
            return {prefix.place, "brand.place_in_name"};
        }
        elsewhere = elsewhere || !is_county_short(places, prefix);
    }
    if (const int own = own_place_inside(brand.name, places, scope); own != k_no_place) {
        return {own, "brand.place_in_name"};
    }
    if (const int before = place_before(brand.place, places, scope); before != k_no_place) {
        return {before, "brand.place_before"};
    }
    if (brand.type == k_regional && brand.place.empty() && !elsewhere && known(scope)) {
        return {scope, "brand.place_of_document"};
    }
    return {};
}

} // namespace policygraph::resolve
