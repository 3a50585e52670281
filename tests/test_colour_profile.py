"""The profile is what readers of ICC take for sRGB."""

from __future__ import annotations

import io

from PIL import ImageCms

from frontoffice.colour_profile import SRGB


def test_it_is_a_profile_of_three_colours_called_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(SRGB))
    assert profile.profile.xcolor_space.strip() == "RGB"
    assert "sRGB" in ImageCms.getProfileDescription(profile)
