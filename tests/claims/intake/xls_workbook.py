"""An XLS workbook of two sheets, the first hidden, as a spreadsheet program writes it; packed."""

import base64
import zlib

XLS = zlib.decompress(
    base64.b64decode(
        "eNrtWF1oHFUUPvO3f8luNtukmhTCkLSpxlQ2rYIP1vG39cW2tkqLFLaTnWk7ZDMTZ2ZrI6jVmkdB8EnxpVAFQap9qYp9sG8+FFr1"
        "oVAQkvZJfCq04EOb9ZwzM9eduEIDGjDsWebM/c49995v5pz7s3P1Sv/imfPDS7BCngIFllt5yLTZJLzyCSgD1rdaVEzuObxaXflf"
        "ST6Hgcxo8H3xcpZiSPFeAhm+Vi+hBriB12GYgz2ea+trKM8yB1MiDjslFXNPhk/xKsEQ86qwrrPewPor9r3I+mm2fMB6J/ouSq/B"
        "FWPPxBNxHh+SR7muhFqCb7jNdbZMwSD8SHn8zodS5KvBM75jNtZLxYjaC2cBY73bdm2fcB4+AxWg+mh1y4hahM9pHo9uHh2bHBur"
        "LsIApsRZuNPSAW4nc/8HvWtfW7sEaP8jbc/+gz2H8exkz2NoV9o/kjHyp6B1RKKJsAA9cESjZFFgb8NawPlxIROtCs81TGc2uAsT"
        "0iTiTdFucLICsMs51vTtQPeO6nvroTdt+9hB6M05dUyj15t2EDqei4M0XSfEvgKv6dftnqRQm3FcC5MxMB2r5rnY1Axq3lG8nzAb"
        "TfKzT4a275qNmmNh81d8z5sL8Ble9N7QZ013Xg+8huXYfqCbvq07rr6/GQSOaaDvHFo9twjwKg5tW/qB0AztoABwzDuBXc7abohg"
        "e3X7Y9umqtt2TOEDmTjgweNmqAfHsTsjy53U0RHrpktto7q26Ru4Xjz5ONbUC3GruheEhoIDHngezVaB9kteX8up9bXIq04vagv6"
        "uNzPa08ZQ3f3i1s/vzS9z6ix5RTvqdHOu4VCBS14l1pg45KoifQEt3iE9Xvc6yYuD7MewPmP9/F9g3Fh12n2eZ9rx3GcHSy/GFvb"
        "yg9heeH3l78dWbhpPIzlc7uX3hw4d804A6OYTha2p99pmJQmpU8+JvnOSO5SvEb/ynrob+t1Ti7H3Fvx8aIP7kGBi/3RGUSuwAVy"
        "xfX8L1mLtxqdevLr7q1KsUd0kkt7SOxBfUSI3p8ikIxIFUhBpAmkIsoIpCHKCpRBlBMoiygvUA5RIWYkd2AkM6Oe2D+KaK9AxKgo"
        "EDEqCUSM+gQiRmWBMjF6WyZEjOS3kjpi1B8zUjowUlKMFGZUEYgYbRConZGSYqSkGCmCkYLZpyCjCsz/Nj6V+/KiEdUTq4GYldqB"
        "lZpipTKrQYHa35OaYqWmWKkpVqpgFSF6TxsFIkYPxIy0Doy0FCONGT0oEDEaEqidkZZipKUYaanIacgIM/4nIxfVEaPhZM2ATmtG"
        "V7rSla50BVZ806F9lnY22ke0+PSTjb/r3MNrufuZZN3KfvDwF+LfwhfAxbsP86vKn42gSUlf0n22Sb4XkhzE0X2YgWnmMbPq/MXT"
        "sNT+PPfdsPzvTaHVjr+8Gp7/8fh/AtlLiLQ="
    )
)
